import { idOf } from './ids'
import type { PresetPart } from './load-preset'

/** Reports and plans that are due to the city. */
export const deadlinePreset: PresetPart = async ({ preset, writer, services }) => {
  for (const { key, service, ...rule } of preset.deadlines) {
    const data = { active: true, ...rule, ...(service ? { service: idOf(services, service) } : {}) }
    await writer.put('deadline-rules', `deadline:${key}`, data)
  }
}
