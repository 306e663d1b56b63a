"""Pictures of pages: made upright and even, recognised, their boxes and pen marks read."""
