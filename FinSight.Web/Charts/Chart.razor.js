import { barOptions, doughnutOptions, lineAcross } from '../js/chart-options.js';

let library;
const charts = new Set();

/** Draws a chart on a canvas; answers `update` for new data and `destroy`. */
export async function create(canvas, { type, series, script, page }) {
  await (library ??= load(script));
  const click = page && (index => page.invokeMethodAsync('PointClicked', index));
  const chart = new Chart(canvas, {
    type,
    data: { labels: [], datasets: [{ data: [] }] },
    plugins: [lineAcross],
  });
  const drawing = {
    update(next) {
      series = next;
      drawing.paint();
    },
    paint() {
      const colour = colourOf(canvas);
      fill(chart, series, colour);
      chart.options = (type === 'bar' ? barOptions : doughnutOptions)(series, colour, click);
      chart.update('none');
    },
    destroy() {
      charts.delete(drawing);
      chart.destroy();
    },
  };
  charts.add(drawing);
  drawing.paint();
  return drawing;
}

function fill(chart, { points }, colour) {
  const [dataset] = chart.data.datasets;
  chart.data.labels = points.map(point => point.label);
  const least = chart.config.type === 'doughnut' ? 0 : -Infinity; // No slice is less than nothing.
  dataset.data = points.map(point => Math.max(least, point.value));
  dataset.backgroundColor = points.map(point => point.soft ? colour.soft(point.colour) : colour(point.colour));
  dataset.hoverBackgroundColor = points.map(point => colour(point.colour));
}

// Colour tokens as they are at this element now, in light or dark.
function colourOf(element) {
  const read = value => {
    element.style.color = value;
    return getComputedStyle(element).color;
  };
  const colour = token => read(`var(--${token})`);
  colour.soft = token => read(`color-mix(in srgb, var(--${token}) 34%, var(--surface))`);
  return colour;
}

const load = source => new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = source;
  script.onload = resolve;
  script.onerror = () => {
    library = undefined;
    reject(new Error('Chart.js could not be loaded.'));
  };
  document.head.append(script);
});

const repaint = () => charts.forEach(chart => chart.paint());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ['data-theme'] });
