namespace Updaters.Makefile;

/// <summary>
/// Which of several assignments of a variable holds: all of one branch do together. Without a branch, it is one of several assignments that
/// all stand outside of conditionals.
/// </summary>
internal sealed record MakeScenario(MakeBranch? Branch, MakeLine.Assignment? Assignment);
