using System.Text;
using BumpBot.Config;
using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Targets;

/// <summary>Which settings hold for a target: its own <c>bumpbot.yml</c>, whole, where it has one; else those of the started one.</summary>
public static class TargetConfig
{
    public const string FileName = "bumpbot.yml";

    /// <summary>Where the text of a target's own file names the upstream's repository; null = not in a form that can be edited.</summary>
    public static TextSpan? PlaceOf(UpstreamId upstream, string text) => WatchedPlace.Find(text, upstream);

    /// <exception cref="FaultException">There is no config for it.</exception>
    public static TargetConfigResult Of(OpenedTarget target, TargetSettings? started)
    {
        // A local folder's file is the very one that the program was started with, in its newest wording.
        if ((target.Name is TargetName.LocalFolder && started is not null) || target.Repository.ReadAtDefaultBranch(FileName) is not { } bytes)
        {
            return started switch
            {
                { Watch.Count: > 0 } => new TargetConfigResult.Valid(started),
                { } => throw FaultException.GiveUp(
                    $"the target has no {FileName}, and the one that bumpbot was started with watches nothing: write one into the target (the smallest is `watch: [owner/name]`)"),
                null => throw FaultException.GiveUp(
                    $"neither the target nor the place where bumpbot was started has a {FileName}: write one (the smallest is `watch: [owner/name]`)"),
            };
        }
        return ConfigFile.Read(new ConfigSource($"{target.Name}:{FileName}", Encoding.UTF8.GetString(bytes), ConfigOrigin.Target, Folder: null), _ => null) switch
        {
            ConfigResult.Valid valid => new TargetConfigResult.Valid(valid.Target),
            ConfigResult.Invalid invalid => new TargetConfigResult.Mistaken([.. invalid.Problems.Select(problem => problem.ToString())]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
