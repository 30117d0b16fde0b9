"""Questions to the workspace, one module for each noun; they return values and change nothing."""
