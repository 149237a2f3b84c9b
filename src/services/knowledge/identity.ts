import { OF_THE_CITY, OF_THE_CITY_NAMES, type OfTheCity } from '@/domain/knowledge/identity'
import { AUDIENCE } from '@/domain/knowledge/vocabulary'
import { formatJa } from '@/domain/time/format'
import { relationIds } from '@/lib/relations'

import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'

import { textById } from './versions/start'

export type IdentityLine = { label: string; value: string }

/** All that the city approves of a text beside its words, as it reads it. @throws DomainError NOT_FOUND */
export async function identityOf(ctx: ServiceContext, id: string): Promise<IdentityLine[]> {
  const text = await textById(ctx, id)
  const ids = relationIds(text.services)
  const { services } = await loadBookingConfig(ctx.payload)
  const names = ids.map((one) => services.find((service) => service.id === one)?.name ?? one)
  const words: Record<OfTheCity, string> = {
    audiences: text.audiences.map((one) => AUDIENCE[one]).join('、'),
    category: text.category || 'なし',
    services: names.join('、') || 'すべて',
    keywords:
      (text.keywords ?? '')
        .split('\n')
        .map((word) => word.trim())
        .filter(Boolean)
        .join('、') || 'なし',
    retiredOn: text.retiredOn ? formatJa(text.retiredOn) : 'なし',
  }
  return OF_THE_CITY_NAMES.map((name) => ({ label: OF_THE_CITY[name], value: words[name] }))
}
