export { glyph, type Tone } from './glyphs.ts';
export { reportStyle, reportStyleHash } from './page-style.ts';
export {
  type ReportPageOptions,
  type ReportSection,
  renderReportPage,
  type SectionContext,
} from './report-page.ts';
