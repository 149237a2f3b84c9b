export { Alerts } from './Alerts'
