// Of Chart.js, what Charts/ draws with. It is a file of its own, which only pages with charts load.

import {
  ArcElement, BarController, BarElement, CategoryScale, Chart, DoughnutController, LinearScale, Tooltip,
} from 'chart.js';

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, LinearScale, Tooltip);
window.Chart = Chart;
