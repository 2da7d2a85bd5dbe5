namespace FinSight.Core.Capture;

readonly record struct CueMatch(CueKind Cue, int Start, int End);
