"""Run the program as `python -m vrm_app`."""

from vrm_app.app import main

main()
