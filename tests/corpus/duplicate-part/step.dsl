process clear_vessel "Clear vessel":
  input:
    papers: text
    papers: json
  steps:
    - step check:
        wait: 1m
    - parallel both:
        - step check:
            wait: 2m
  compensations:
    - check:
        timeout: 1m
