using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>A logical line of a makefile: physical lines joined by a backslash, without its comment.</summary>
internal abstract record MakeLine(TextSpan Span)
{
    /// <summary><c>NAME := value</c>, or <c>targets: NAME := value</c>; <paramref name="Operator"/> is the sign as written.</summary>
    /// <param name="Branch">Where it holds; null = in the whole file.</param>
    public sealed record Assignment(TextSpan Span, string Name, string Operator, TextSpan Value, MakeBranch? Branch) : MakeLine(Span);

    /// <summary>A line for the shell: of a rule, or of a <c>define</c>, whose text mostly ends there.</summary>
    /// <param name="Block">The number of the rule or <c>define</c> that it belongs to.</param>
    public sealed record Recipe(TextSpan Span, int Block) : MakeLine(Span);

    /// <summary><c>targets: prerequisites</c>.</summary>
    public sealed record Rule(TextSpan Span) : MakeLine(Span);

    /// <summary><c>ifeq</c>, <c>ifdef</c>, <c>else</c> and the like: it asks for a value and gives none.</summary>
    public sealed record Conditional(TextSpan Span) : MakeLine(Span);

    /// <summary>Any other line: <c>include</c>, <c>export NAME</c>, a call of a function.</summary>
    public sealed record Other(TextSpan Span) : MakeLine(Span);
}
