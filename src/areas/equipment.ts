import type { Capabilities } from '@/access/capabilities'
import {
  ContractEnds,
  DeviceContracts,
  DeviceCounts,
  DeviceDamages,
  DeviceModels,
  Devices,
  DeviceTypes,
  MaintenanceTickets,
  RemovalChecks,
  Supplies,
  SupplyMoves,
  SupplyRequests,
  SupplyStocks,
} from '@/collections/equipment'
import { equipmentEndpoints } from '@/endpoints/ops/equipment'
import { equipmentSettings } from '@/globals'
import { equipmentTask } from '@/jobs/tasks/equipment'
import { demoEquipment } from '@/services/demo/equipment'
import { devices } from '@/services/equipment/devices/list'
import { maintenanceTickets } from '@/services/equipment/maintenance/list'
import { equipmentPreset } from '@/services/equipment/preset'
import { deviceCounts } from '@/services/equipment/registers/counts'
import { damages } from '@/services/equipment/registers/damages'
import { contractEnds } from '@/services/equipment/registers/ends'
import { removals } from '@/services/equipment/registers/removals'
import { supplyRequests } from '@/services/equipment/supplies/requests'
import { deviceTile, lostTile, removalTile, supplyTile } from '@/services/equipment/tiles'

import type { Area } from './area'
import { page, records, watching } from './page'

const capabilities = {
  /** Devices of the own offices, with what was done with them (EQ-01). */
  'devices.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'helpdesk',
    'field-staff',
    'auditor',
  ],
  /** What was promised against what stands there, over all offices. */
  'devices.overview': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  'devices.edit': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** Works with them: loans, the evening's check, counting, damage (EQ-16, EQ-18, EQ-24). */
  'devices.use': [
    'city-admin',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'field-staff',
  ],
  /** The city's word that a contract is over (EQ-17). */
  'devices.accept': ['city-admin'],
  'supplies.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'field-staff',
    'auditor',
  ],
  /** Asks for consumables, and says that they came (EQ-10). */
  'supplies.request': ['window-staff', 'secretariat', 'post-office-staff', 'field-staff'],
  /** Articles; who brings them is the city's in the form (`guardSupply`). */
  'supplies.articles': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  'supplies.handle': ['supervisor', 'vendor-manager', 'secretariat'],
  'maintenance.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'secretariat',
    'post-office-staff',
    'helpdesk',
    'field-staff',
    'auditor',
  ],
  /** Whoever stands before a device that does not work (EQ-11). */
  'maintenance.report': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'secretariat',
    'post-office-staff',
    'helpdesk',
    'field-staff',
  ],
  'maintenance.handle': ['supervisor', 'vendor-manager', 'secretariat'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    equipment: keyof typeof capabilities
  }
}

/** What people work with: devices, consumables, and what becomes of them (EQ). */
export const equipment: Area = {
  name: 'equipment',
  capabilities,
  collections: {
    byServices: [
      ...[Devices, MaintenanceTickets, SupplyRequests, DeviceDamages, RemovalChecks],
      ...[DeviceCounts, ContractEnds, SupplyStocks, SupplyMoves],
    ],
    byPeople: [DeviceTypes, DeviceModels, DeviceContracts, Supplies],
  },
  globals: [equipmentSettings],
  cases: [
    ...[maintenanceTickets, removals, supplyRequests, devices],
    ...[damages, deviceCounts, contractEnds],
  ],
  endpoints: equipmentEndpoints,
  tasks: [equipmentTask],
  tiles: [lostTile, removalTile, deviceTile, supplyTile],
  log: { supplies: { at: 46, label: '消耗品の出入り', begins: ['supply.'] } },
  presets: [equipmentPreset],
  demo: [demoEquipment],
  screens: [
    page('/device-count', '機器の読み取り', 'devices.use', {
      view: '@/admin/equipment/CountView#CountView',
    }),
  ],
  menu: [
    {
      group: '機器・消耗品',
      at: 640,
      entries: [
        page('/devices', '機器', 'devices.read', {
          start: { at: 130, what: '設置した機器を調べる', may: watching('devices.read') },
        }),
        page('/maintenance-tickets', '保守・修理', 'maintenance.read', {
          start: { at: 125, what: '機器の故障を知らせる', may: 'maintenance.report' },
        }),
        page('/device-loans', '機器の貸出・返却', 'devices.use', {
          view: '@/admin/equipment/LoansView#LoansView',
        }),
        page('/removal-checks', '毎日の撤収', 'devices.read'),
        page('/supply-stock', '消耗品の在庫', 'supplies.read', {
          view: '@/admin/equipment/SuppliesView#SuppliesView',
        }),
        page('/supply-requests', '消耗品の請求', 'supplies.read'),
        page('/device-damages', '機器の破損・弁償', 'devices.read'),
        page('/device-counts', '機器の棚卸し', 'devices.read'),
        page('/device-promises', '契約の台数と現物', 'devices.overview', {
          view: '@/admin/equipment/PromisesView#PromisesView',
        }),
        page('/device-file', '機器のExcel', 'devices.edit', {
          view: '@/admin/equipment/ImportView#ImportView',
        }),
        page('/contract-ends', '契約終了の作業', 'devices.read'),
      ],
    },
    {
      group: '機器・消耗品',
      at: 645,
      entries: [
        records('device-types', '機器の種類', 'devices.edit'),
        records('device-models', '機種と仕様', 'devices.edit'),
        records('device-contracts', '機器の契約と台数', 'devices.edit'),
        records('supplies', '消耗品', 'supplies.articles'),
        records('supply-moves', '消耗品の出入り', 'supplies.handle'),
        page('/globals/equipment-settings', '機器・保守の設定', 'devices.edit'),
      ],
    },
  ],
}
