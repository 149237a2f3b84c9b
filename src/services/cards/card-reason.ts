export { checkReason, invalid as invalidCard } from '../refusals'
