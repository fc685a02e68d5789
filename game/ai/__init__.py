"""Computer delegations and the computer mediator. They see views, never the state."""
