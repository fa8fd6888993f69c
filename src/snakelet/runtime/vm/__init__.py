"""The virtual machine: code, frames, handlers, calls, import."""
