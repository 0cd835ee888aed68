using System.Runtime.CompilerServices;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>Texts as they are expected, under <c>fixtures/pulls/&lt;case&gt;</c> or another folder of fixtures. With BUMPBOT_WRITE_GOLDEN=1 set they are written instead of compared.</summary>
internal static class GoldenFile
{
    public static void AssertSame(string @case, string file, string actual, string folder = "pulls")
    {
        var path = Path.Combine(Fixtures(), folder, @case, file);
        if (Environment.GetEnvironmentVariable("BUMPBOT_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"{path} is missing: run with BUMPBOT_WRITE_GOLDEN=1, and read what it wrote");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Fixtures([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "fixtures"));
}
