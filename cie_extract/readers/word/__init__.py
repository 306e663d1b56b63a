"""Word files: the walk over what a person sees in Word."""
