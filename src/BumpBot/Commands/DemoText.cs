using BumpBot.Demo;
using BumpBot.Model;
using BumpBot.Targets;

namespace BumpBot.Commands;

/// <summary>Tells people the demo's story as it goes.</summary>
/// <param name="folder">Where the samples lie; paths are shown from there.</param>
internal sealed class DemoText(Terminal terminal, string folder)
{
    private readonly ReportPrinter _printer = new(terminal, folder);

    public void Begin() => Title($"1. The plan: {DemoSamples.Upstreams.Count} upstreams, {DemoSamples.TargetFiles.Count} files, nothing done yet");

    public void Planned(RunReport plan)
    {
        _printer.Print(plan, withDiffs: true);
        Title("2. The run: branches, pull requests and issues");
    }

    public void Ran(RunReport first, string target, LocalClone clone)
    {
        _printer.PrintResults(first);
        PrintThreads(target, clone);
        Title("3. The same run again: nothing is done twice");
    }

    public void RanAgain(RunReport second)
    {
        _printer.Print(second, withDiffs: false);
        Title("4. A newer release comes out: the same pull request is refreshed in place");
    }

    public void End(DemoRuns runs)
    {
        _printer.Print(runs.Newer, withDiffs: false);
        terminal.Line();
        terminal.Line(runs.WentWell
            ? $"Done: {runs.Opened} pull requests opened, none twice, {runs.Refreshed} refreshed by a newer release."
            : "The demo did not go as it should: please report it.", runs.WentWell ? Tone.Heading : Tone.Bad);
    }

    public void Kept() => terminal.Line($"The folder is kept: {folder}");

    /// <summary>The first pull request and the first issue as they stand in the git folder; of the others, where to read them.</summary>
    private void PrintThreads(string target, LocalClone clone)
    {
        foreach (var kind in new[] { "pulls", "issues" })
        {
            var kindFolder = Path.Combine(clone.GitFolder, "bumpbot", kind);
            var files = Directory.GetFiles(kindFolder, "*.md").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).ToList();
            terminal.Line();
            terminal.Line($"{kind}: {files.Count} files in {Path.Combine("target", Path.GetRelativePath(target, kindFolder))}; the first of them:", Tone.Heading);
            foreach (var line in files.Take(1).SelectMany(File.ReadLines))
                terminal.Line($"  | {line}");
        }
    }

    private void Title(string text)
    {
        terminal.Line();
        terminal.Line($"== {text} ==", Tone.Heading);
    }
}
