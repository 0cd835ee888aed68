using BumpBot.Config;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Commands.Actions;

/// <summary>What of a run a person has to look at. Pure.</summary>
internal static class Annotations
{
    public static Annotation Of(ConfigProblem problem) => new(AnnotationLevel.Error, $"{problem.Problem}, {problem.Remedy}")
    {
        File = problem.File.Replace('\\', '/'),
        Line = problem.Line,
        Column = problem.Column,
    };

    /// <param name="here">The repository whose files the job shows; null = it is not known.</param>
    public static IReadOnlyList<Annotation> Of(RunReport report, RepoName? here) =>
    [
        .. report.Targets.SelectMany(target => Of(target, here)),
        .. report.Detections.OfType<Detection.Unknown>().DistinctBy(unknown => unknown.Upstream).Select(unknown => Error($"{unknown.Upstream}: not looked at: {unknown.Fault.Message}")),
        .. report.Detections.SelectMany(detection => detection.Trust.Standing.Select(alarm => (detection.Upstream, Alarm: alarm))).Distinct()
            .Select(raised => Warning($"{raised.Upstream}: {AlarmText.Sentence(raised.Alarm)}")),
    ];

    private static IEnumerable<Annotation> Of(TargetReport target, RepoName? here) => target switch
    {
        TargetReport.Failed failed => [Error($"{failed.Target}: {failed.Fault.Message}")],
        TargetReport.Left left => [Warning($"{left.Target}: left as it is: {ReasonText.Of(left.Reason)}")],
        TargetReport.Done done => Of(done, shown: here is not null && here.Equals(done.Target.RepoOrNull)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <param name="shown">Whether the target's files are those of the job's repository.</param>
    private static IEnumerable<Annotation> Of(TargetReport.Done done, bool shown) =>
    [
        .. done.Plan.Problems.Select(problem => Error($"{done.Target}: {problem}") with { File = shown ? TargetConfig.FileName : null }),
        .. done.Published.OfType<Published.Failed>().Select(failed => Error($"{done.Target}: {failed.What}: {failed.Fault.Message}")),
        .. from pull in done.Plan.Pulls
           from member in pull.Members
           from move in member.Bump.Moves
           where move.Evidence is MoveEvidence.Unverified
           let unverified = (MoveEvidence.Unverified)move.Evidence
           select Warning($"{member.Bump.Upstream} {member.Bump.To.Release.Tag} is not verified: {unverified.What}: {unverified.Why}") with
           {
               File = shown ? move.Found.Reference.Path : null,
               Line = shown ? move.Found.Line : null,
           },
    ];

    private static Annotation Error(string message) => new(AnnotationLevel.Error, message);

    private static Annotation Warning(string message) => new(AnnotationLevel.Warning, message);
}
