"""The extraction core: an article goes in, a brief with the evidence for every line comes out."""
