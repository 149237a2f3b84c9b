export { AlertDeliveries } from './AlertDeliveries'
export { Alerts } from './Alerts'
export { AlertPolicies, EmergencyContacts } from './policies'
