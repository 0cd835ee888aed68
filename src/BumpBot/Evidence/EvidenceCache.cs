using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BumpBot.Model;

namespace BumpBot.Evidence;

/// <summary>
/// One file for each question that was answered: what is there mostly stays so. It may be lost at any time without harm, so what
/// cannot be read counts as not there; "absent" and "unknown" are never kept.
/// </summary>
/// <param name="folder">Made when there is something to keep.</param>
public sealed class EvidenceCache(string folder, TimeProvider time)
{
    /// <summary>An image's tag may be built anew, and a tag may be moved.</summary>
    public static readonly TimeSpan AgeOfTags = TimeSpan.FromDays(1);

    /// <summary>Versions in package indexes and files of releases hardly ever change.</summary>
    public static readonly TimeSpan AgeOfOthers = TimeSpan.FromDays(7);

    /// <summary>Of values, or of commits.</summary>
    private const int Most = 1000;

    public EvidenceAnswer? Read(EvidenceQuestion question)
    {
        try
        {
            var kept = JsonSerializer.Deserialize(File.ReadAllBytes(FileOf(question)), EvidenceCacheJson.Default.KeptEvidence);
            var age = question is EvidenceQuestion.ImageTag or EvidenceQuestion.TagCommit ? AgeOfTags : AgeOfOthers;
            return kept is not null && kept.Question == KeyOf(question) && kept.At <= time.GetUtcNow() && time.GetUtcNow() - kept.At < age
                ? kept.Answer
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer; a cache that cannot be written costs only requests.</summary>
    public void Write(EvidenceQuestion question, EvidenceAnswer answer)
    {
        if (!IsKept(answer))
            return;
        var file = FileOf(question);
        var next = $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.next";
        try
        {
            Directory.CreateDirectory(folder);
            var kept = new KeptEvidence(KeyOf(question), answer, time.GetUtcNow());
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(kept, EvidenceCacheJson.Default.KeptEvidence));
            File.Move(next, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is half written has no question's name.
        }
    }

    private static bool IsKept(EvidenceAnswer answer) => answer switch
    {
        EvidenceAnswer.There there => there.Values.Count <= Most,
        EvidenceAnswer.Commits commits => commits.Messages.Count <= Most,
        EvidenceAnswer.Document => true,
        EvidenceAnswer.Absent or EvidenceAnswer.Unknown or EvidenceAnswer.NoPlace => false,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string KeyOf(EvidenceQuestion question) => $"{question.GetType().Name} {question}";

    private string FileOf(EvidenceQuestion question) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(question))))[..32] + ".json");
}

internal sealed record KeptEvidence(string Question, EvidenceAnswer Answer, DateTimeOffset At);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KeptEvidence))]
internal sealed partial class EvidenceCacheJson : JsonSerializerContext;
