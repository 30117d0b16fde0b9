"""Parts that any screen can use: they know shapes and words to show, but nothing of the program's subject."""
