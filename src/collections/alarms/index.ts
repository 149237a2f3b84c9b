export { AlertDeliveries } from './AlertDeliveries'
export { Alerts } from './Alerts'
export { Incidents } from './Incidents'
export { AlertPolicies, EmergencyContacts } from './policies'
export {
  CityRequests,
  Issues,
  SecurityDiagnoses,
  SecurityTicks,
  Vulnerabilities,
} from './registers'
