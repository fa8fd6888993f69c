"""The port to unix: the `snakelet` executable."""
