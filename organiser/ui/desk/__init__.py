"""What every screen may lean on: commands, jobs, notices and news. No widgets."""
