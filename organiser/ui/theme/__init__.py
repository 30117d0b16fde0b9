"""How everything looks: colours, sizes, icons and the style made from them."""
