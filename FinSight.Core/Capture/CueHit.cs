namespace FinSight.Core.Capture;

readonly record struct CueHit(Cue Cue, int Start, int End);
