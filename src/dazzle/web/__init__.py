"""The served application: JSON API and pages over the services of its entities."""
