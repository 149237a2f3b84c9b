export {
  TransportCarriers,
  TransportCases,
  TransportDrivers,
  TransportRoutes,
  TransportVehicles,
} from './masters'
export {
  TransportAlerts,
  TransportIncidents,
  TransportItems,
  TransportPositions,
  TransportRequests,
  TransportRuns,
} from './runs'
