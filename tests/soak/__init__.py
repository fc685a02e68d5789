"""Games one after another in one window, by hands that press anything: nothing may grow, nothing may break."""
