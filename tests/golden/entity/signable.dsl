entity Waiver "Waiver":
  id: uuid pk
  text: text required
  signable: true
  signing_validator: waivers.checks.complete
  signing_template: waivers.pages.waiver
