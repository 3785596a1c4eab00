/** Zones on every side of the date line, with half and quarter hours, with summer time and without, and with odd history. */
export const fortyZones = `
  Pacific/Kiritimati Pacific/Apia Pacific/Tongatapu Pacific/Chatham Pacific/Auckland Pacific/Fiji Australia/Lord_Howe
  Australia/Sydney Australia/Adelaide Australia/Eucla Asia/Tokyo Asia/Shanghai Asia/Singapore Asia/Yangon Asia/Dhaka
  Asia/Kathmandu Asia/Kolkata Asia/Karachi Asia/Kabul Asia/Tehran Asia/Dubai Europe/Moscow Africa/Nairobi Europe/Athens
  Africa/Cairo Europe/Brussels Africa/Casablanca Africa/Lagos Europe/London Europe/Dublin Atlantic/Azores America/Sao_Paulo
  America/St_Johns America/New_York America/Caracas America/Chicago America/Denver America/Los_Angeles Pacific/Marquesas
  Pacific/Pago_Pago`
  .trim()
  .split(/\s+/);
