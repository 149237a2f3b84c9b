import { nobody } from '@/access/collection'

/** Written by the product alone. */
export const systemOnly = { create: nobody, update: nobody, delete: nobody }
