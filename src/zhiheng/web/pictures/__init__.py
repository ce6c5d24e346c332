"""Pictures that the server draws: inline SVG without script or style, each with its table beside it."""
