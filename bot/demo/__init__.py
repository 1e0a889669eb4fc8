"""The demo: a village's day played against the simulator, and the stage that acceptance tests stand on."""
