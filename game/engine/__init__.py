"""The rules: a state, an action, the events that follow, and the state after them."""
