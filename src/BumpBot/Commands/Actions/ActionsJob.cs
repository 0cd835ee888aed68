using System.Security.Cryptography;
using BumpBot.Config;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Commands.Actions;

/// <summary>The job of GitHub Actions that a command runs in: it gets the summary, the outputs, and problems as annotations.</summary>
/// <param name="summaryFile">Null = it takes none; so <paramref name="outputFile"/>.</param>
public sealed class ActionsJob(string? summaryFile, string? outputFile, RepoName? repository, Terminal terminal)
{
    private readonly List<Annotation> _annotations = [];
    private readonly string _token = Unguessable();

    /// <summary>Until <see cref="End"/> nothing that is printed is taken for a command of the runner's.</summary>
    /// <param name="jsonOnOutput">Whether standard output has to stay JSON.</param>
    public void Begin(bool jsonOnOutput) => Print(WorkflowCommands.Stop(_token), jsonOnOutput);

    public void Tell(IEnumerable<ConfigProblem> problems) => _annotations.AddRange(problems.Select(Annotations.Of));

    public void Tell(string error) => _annotations.Add(new Annotation(AnnotationLevel.Error, error));

    public void Tell(RunReport report)
    {
        _annotations.AddRange(Annotations.Of(report, repository));
        if (summaryFile is not null)
            terminal.Append(summaryFile, JobSummary.Of(report, JobSummary.Limit - (int)Math.Min(JobSummary.Limit, SizeOf(summaryFile))));
        if (outputFile is not null)
            terminal.Append(outputFile, JobOutputs.Text(JobOutputs.Of(report), Unguessable()));
    }

    /// <summary>Lets the runner read commands again, and tells it of all problems.</summary>
    public void End(bool jsonOnOutput)
    {
        Print(WorkflowCommands.Resume(_token), jsonOnOutput);
        foreach (var annotation in _annotations)
            Print(WorkflowCommands.Of(annotation), jsonOnOutput);
    }

    private void Print(string command, bool jsonOnOutput)
    {
        if (jsonOnOutput)
            terminal.Error(command);
        else
            terminal.Line(command);
    }

    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true } there ? there.Length : 0;

    private static string Unguessable() => "bumpbot-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
}
