using System.Diagnostics;
using BumpBot.Tests.Git;

namespace BumpBot.Tests.Scanning;

public class SampleRepositoryTests
{
    public static IEnumerable<TheoryDataRow<string>> Samples => SampleRepository.Names.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void There_are_at_least_ten_samples_of_five_to_thirty_files()
    {
        Assert.InRange(SampleRepository.Names.Count(), 10, 1000);
        Assert.All(SampleRepository.Names, name => Assert.InRange(SampleRepository.Load(name).Files.Count, 5, 30));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_repository_gets_its_expected_patch(string name)
    {
        var sample = SampleRepository.Load(name);
        var patch = sample.Patch();
        if (patch != sample.Expected)
            File.WriteAllText(Path.Combine(Path.GetTempPath(), $"{name}.patch"), patch);
        Assert.Equal(sample.Expected, patch);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Git_applies_an_expected_patch_and_gets_what_the_bot_would_commit(string name)
    {
        var sample = SampleRepository.Load(name);
        var folder = Directory.CreateTempSubdirectory("bumpbot-sample-").FullName;
        try
        {
            foreach (var (path, bytes) in sample.Files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllBytes(Path.Combine(folder, path), bytes);
            }
            Apply(folder, Path.Combine(sample.Folder, "expected.patch"));
            foreach (var change in sample.Changes())
                Assert.Equal(change.After, File.ReadAllBytes(Path.Combine(folder, change.Path)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Apply(string folder, string patch)
    {
        var start = new ProcessStartInfo("git", ["apply", "--whitespace=nowarn", patch]) { WorkingDirectory = folder, RedirectStandardError = true };
        foreach (var (name, value) in TempRepo.CleanEnvironment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
