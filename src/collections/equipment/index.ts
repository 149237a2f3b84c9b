export {
  ContractEnds,
  DeviceCounts,
  DeviceDamages,
  MaintenanceTickets,
  RemovalChecks,
  SupplyRequests,
} from './cases'
export { Devices } from './devices'
export {
  DeviceContracts,
  DeviceModels,
  DeviceTypes,
  Supplies,
  SupplyMoves,
  SupplyStocks,
} from './masters'
