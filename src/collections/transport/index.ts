export {
  TransportCarriers,
  TransportCases,
  TransportDrivers,
  TransportRoutes,
  TransportVehicles,
} from './masters'
export { TransportItems, TransportPositions, TransportRuns } from './runs'
export { TransportAlerts } from './TransportAlerts'
export { TransportIncidents } from './TransportIncidents'
export { TransportRequests } from './TransportRequests'
