using BumpBot.Model;

namespace BumpBot.Config;

/// <summary>A read <c>bumpbot.yml</c>, or every problem in it. A closed family.</summary>
public abstract record ConfigResult
{
    private ConfigResult() { }

    /// <param name="Host">The defaults where the file is a target's own.</param>
    /// <param name="Endings">What ends on a day, by the order of the file; a day that is past is no mistake, but worth telling.</param>
    public sealed record Valid(HostSettings Host, TargetSettings Target, IReadOnlyList<ConfigEnding> Endings) : ConfigResult;

    /// <param name="Problems">At least one, in the order of the file.</param>
    public sealed record Invalid(IReadOnlyList<ConfigProblem> Problems) : ConfigResult;
}
