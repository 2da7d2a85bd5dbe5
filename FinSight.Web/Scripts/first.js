// What has to be there before the first paint.
import '../wwwroot/js/theme.js';
import './enter.js';
import './reveal.js';
