"""What a person does in one go, the same for window and terminal."""
