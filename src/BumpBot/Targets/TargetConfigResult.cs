using BumpBot.Model;

namespace BumpBot.Targets;

/// <summary>The settings that hold for a target, or what is wrong with its own config. A closed family.</summary>
public abstract record TargetConfigResult
{
    private TargetConfigResult() { }

    public sealed record Valid(TargetSettings Settings) : TargetConfigResult;

    /// <param name="Problems">Each with its place and remedy, in the order of the file; not empty.</param>
    public sealed record Mistaken(IReadOnlyList<string> Problems) : TargetConfigResult
    {
        public Fault Fault => new Fault.GiveUp($"the target's own {TargetConfig.FileName} has mistakes:\n  {string.Join("\n  ", Problems)}");
    }
}
