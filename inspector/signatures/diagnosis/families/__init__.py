"""The families of mistakes, one file each; `ranking` holds their order."""
