import { chiba } from './chiba'
import { fukuoka } from './fukuoka'
import { kawagoe } from './kawagoe'
import { kawasaki } from './kawasaki'
import { seto } from './seto'
import { CITY_CODES, type CityCode, type CityPreset } from './types'

export { CITY_CODES, type CityCode, type CityPreset }

export const PRESETS: Record<CityCode, CityPreset> = { kawasaki, chiba, fukuoka, kawagoe, seto }

export const isCityCode = (value: unknown): value is CityCode =>
  CITY_CODES.includes(value as CityCode)
