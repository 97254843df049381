"""The playbook as data for machines: what a program reads, and no person."""
