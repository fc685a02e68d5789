"""What the tests would notice: small changes to the rules, one at a time. `make mutants`; figures in README.md.

The tool is our own because the kept ones do not fit: mutmut 3 leaves out every method of a decorated class, which here
is nearly every class, and whatever stands outside functions; cosmic-ray starts a new process for each mutant, and a
start takes longer than most tests. Here one process loads everything once and forks: a second or less for a mutant
that is noticed.
"""
