using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>
/// API keys in the database of the history. A key is <c>sector_ID_SECRET</c> with 256 random bits as its secret, so that an unsalted SHA-256 of it
/// tells nobody anything.
/// </summary>
internal sealed class ApiKeys(IHistoryDatabase database, TimeProvider time) : IApiKeys
{
    private const string Prefix = "sector_";
    private const int LongestName = 100;
    private const string Columns = "id, name, role, created, requested_by, revoked";

    public async Task<(ApiKey Key, Secret Text)> AddAsync(string name, string role, string by, CancellationToken cancellation)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            throw new ConfigurationException($"name: '{name}' is none. Use 1 to {LongestName} letters, digits and signs.");
        var key = new ApiKey { Id = RandomNumberGenerator.GetHexString(8, lowercase: true), Name = name, Role = role, Created = time.GetUtcNow(), By = by };
        var text = $"{Prefix}{key.Id}_{RandomNumberGenerator.GetHexString(64, lowercase: true)}";
        await database.WriteAsync(transaction => InsertAsync(transaction, key, Hash(text)), cancellation);
        return (key, new Secret(text));
    }

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ApiKey>>(async transaction => await transaction.ReadAsync($"select {Columns} from api_keys order by created desc, id", Row), cancellation);

    public Task<ApiKey> RevokeAsync(string key, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                var known = await transaction.ReadAsync($"select {Columns} from api_keys where (id = $key or name = $key) and revoked is null", Row, ("key", key));
                if (known is not [var found])
                    throw new ConfigurationException($"no key in use is called '{key}'. 'sector keys list' lists them.") { IsNotFound = true };
                await transaction.ExecuteAsync("update api_keys set revoked = $now where id = $id", ("now", time.GetUtcNow()), ("id", found.Id));
                return found with { Revoked = time.GetUtcNow() };
            },
            cancellation);

    public async Task<ApiKey?> FindAsync(string text, CancellationToken cancellation)
    {
        if (text.Split('_') is not ["sector", { Length: 8 } id, _])
            return null;
        var known = await database.ReadAsync(
            transaction => transaction.ReadAsync(
                $"select {Columns}, hash from api_keys where id = $id and revoked is null", row => (Key: Row(row), Hash: row.GetString(6)), ("id", id)),
            cancellation);
        return known is [var (key, hash)] && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(text))) ? key : null;
    }

    private static async Task InsertAsync(HistoryTransaction transaction, ApiKey key, string hash)
    {
        await transaction.LockAsync("keys");
        if ((await transaction.ReadAsync("select 1 from api_keys where name = $name and revoked is null", row => row.GetInt32(0), ("name", key.Name))).Count > 0)
            throw new ConfigurationException($"name: a key called '{key.Name}' is in use. Choose another name, or revoke that one first.");
        await transaction.ExecuteAsync(
            "insert into api_keys (id, name, role, hash, created, requested_by) values ($id, $name, $role, $hash, $created, $by)",
            ("id", key.Id),
            ("name", key.Name),
            ("role", key.Role),
            ("hash", hash),
            ("created", key.Created),
            ("by", key.By));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static ApiKey Row(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Role = row.GetString(2),
        Created = HistoryRows.Instant(row, 3),
        By = row.GetString(4),
        Revoked = HistoryRows.InstantOrNull(row, 5),
    };
}
