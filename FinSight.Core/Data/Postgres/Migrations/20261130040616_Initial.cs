using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace FinSight.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alltimetotals",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    categoryid = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alltimetotals", x => new { x.ledgerid, x.categoryid });
                });

            migrationBuilder.CreateTable(
                name: "dailytotals",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    categoryid = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dailytotals", x => new { x.ledgerid, x.date, x.categoryid });
                });

            migrationBuilder.CreateTable(
                name: "doctorruns",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    faults = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_doctorruns", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "expensetags",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    tagid = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expensetags", x => new { x.ledgerid, x.tagid, x.date, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ledgers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    currencycode = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    currencychosen = table.Column<bool>(type: "boolean", nullable: false),
                    firstday = table.Column<int>(type: "integer", nullable: false),
                    adderscorrect = table.Column<bool>(type: "boolean", nullable: false),
                    archivedat = table.Column<long>(type: "bigint", nullable: true),
                    deletedat = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledgers", x => x.id);
                    table.CheckConstraint("ck_ledgers_currencycode", "length(CurrencyCode) = 3");
                    table.CheckConstraint("ck_ledgers_firstday", "FirstDay BETWEEN 1 AND 32");
                    table.CheckConstraint("ck_ledgers_name", "length(Name) BETWEEN 1 AND 60");
                });

            migrationBuilder.CreateTable(
                name: "securityevents",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<int>(type: "integer", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: true),
                    actorid = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "text", maxLength: 45, nullable: false, collation: "C"),
                    detail = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_securityevents", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    displayname = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    culture = table.Column<string>(type: "text", maxLength: 35, nullable: false, collation: "C"),
                    language = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    timezone = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    theme = table.Column<int>(type: "integer", nullable: false),
                    letterkeys = table.Column<bool>(type: "boolean", nullable: false),
                    showspresence = table.Column<bool>(type: "boolean", nullable: false),
                    isadministrator = table.Column<bool>(type: "boolean", nullable: false),
                    disabledat = table.Column<long>(type: "bigint", nullable: true),
                    passwordchangedat = table.Column<long>(type: "bigint", nullable: true),
                    lastcodestep = table.Column<long>(type: "bigint", nullable: false),
                    username = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    normalizedusername = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    normalizedemail = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    emailconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    passwordhash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    securitystamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrencystamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phonenumber = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    phonenumberconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    twofactorenabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockoutend = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockoutenabled = table.Column<bool>(type: "boolean", nullable: false),
                    accessfailedcount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vapidkeys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    publickey = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    privatekey = table.Column<string>(type: "text", maxLength: 2000, nullable: false, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vapidkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "batchlinks",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    batchid = table.Column<Guid>(type: "uuid", nullable: false),
                    otherledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    otherbatchid = table.Column<Guid>(type: "uuid", nullable: false),
                    othername = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    leaves = table.Column<bool>(type: "boolean", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batchlinks", x => new { x.ledgerid, x.batchid });
                    table.ForeignKey(
                        name: "fk_batchlinks_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "budgetalerts",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    budgetid = table.Column<Guid>(type: "uuid", nullable: false),
                    first = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<DateOnly>(type: "date", nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: false),
                    spent = table.Column<long>(type: "bigint", nullable: false),
                    expenseid = table.Column<Guid>(type: "uuid", nullable: true),
                    isquiet = table.Column<bool>(type: "boolean", nullable: false),
                    raisedat = table.Column<long>(type: "bigint", nullable: false),
                    withdrawnat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budgetalerts", x => new { x.ledgerid, x.id });
                    table.CheckConstraint("ck_budgetalerts_days", "Last >= First");
                    table.ForeignKey(
                        name: "fk_budgetalerts_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "categories",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parentid = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    namekey = table.Column<string>(type: "text", maxLength: 160, nullable: false, collation: "C"),
                    aliases = table.Column<string>(type: "text", maxLength: 400, nullable: true, collation: "C"),
                    color = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    icon = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    archived = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_categories", x => new { x.ledgerid, x.id });
                    table.CheckConstraint("ck_categories_icon", "length(Icon) BETWEEN 1 AND 16");
                    table.CheckConstraint("ck_categories_name", "length(Name) BETWEEN 1 AND 40");
                    table.CheckConstraint("ck_categories_parent", "ParentId IS NULL OR ParentId <> Id");
                    table.ForeignKey(
                        name: "fk_categories_categories_ledgerid_parentid",
                        columns: x => new { x.ledgerid, x.parentid },
                        principalTable: "categories",
                        principalColumns: new[] { "ledgerid", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_categories_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    batchid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<int>(type: "integer", nullable: false),
                    via = table.Column<string>(type: "text", maxLength: 60, nullable: true, collation: "C"),
                    intent = table.Column<int>(type: "integer", nullable: false),
                    originid = table.Column<Guid>(type: "uuid", nullable: true),
                    ishead = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    entity = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    entityid = table.Column<Guid>(type: "uuid", nullable: false),
                    entityversion = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    after = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => x.sequence);
                    table.CheckConstraint("ck_changes_intent", "Intent BETWEEN 1 AND 4 AND (Intent IN (2, 3)) = (OriginId IS NOT NULL)");
                    table.CheckConstraint("ck_changes_kind", "Kind BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "fk_changes_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    expenseid = table.Column<Guid>(type: "uuid", nullable: false),
                    connectionid = table.Column<Guid>(type: "uuid", nullable: true),
                    eventid = table.Column<Guid>(type: "uuid", nullable: true),
                    refkind = table.Column<string>(type: "text", maxLength: 20, nullable: true, collation: "C"),
                    @ref = table.Column<string>(name: "ref", type: "text", maxLength: 100, nullable: true, collation: "C"),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    currencycode = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    lastfour = table.Column<string>(type: "text", maxLength: 4, nullable: true, collation: "C"),
                    merchant = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    merchantkey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    refundof = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "formerpeople",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_formerpeople", x => x.id);
                    table.ForeignKey(
                        name: "fk_formerpeople_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tags",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    namekey = table.Column<string>(type: "text", maxLength: 160, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tags", x => new { x.ledgerid, x.id });
                    table.CheckConstraint("ck_tags_name", "length(Name) BETWEEN 1 AND 40");
                    table.ForeignKey(
                        name: "fk_tags_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "apitokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    ending = table.Column<string>(type: "text", maxLength: 4, nullable: false, collation: "C"),
                    scopes = table.Column<int>(type: "integer", nullable: false),
                    ledgers = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    expiresat = table.Column<long>(type: "bigint", nullable: true),
                    usedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apitokens", x => x.id);
                    table.CheckConstraint("ck_apitokens_scopes", "Scopes BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "fk_apitokens_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.ledgerid, x.userid });
                    table.CheckConstraint("ck_memberships_role", "Role BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "fk_memberships_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memberships_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "onetimelinks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: true),
                    makerid = table.Column<Guid>(type: "uuid", nullable: true),
                    email = table.Column<string>(type: "text", maxLength: 254, nullable: true, collation: "C"),
                    note = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    expiresat = table.Column<long>(type: "bigint", nullable: false),
                    usedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_onetimelinks", x => x.id);
                    table.CheckConstraint("ck_onetimelinks_purpose", "Purpose BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "fk_onetimelinks_users_makerid",
                        column: x => x.makerid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_onetimelinks_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quiethours",
                columns: table => new
                {
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    beginsat = table.Column<int>(type: "integer", nullable: false),
                    endsat = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiethours", x => x.userid);
                    table.ForeignKey(
                        name: "fk_quiethours_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recoverycodes",
                columns: table => new
                {
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recoverycodes", x => new { x.userid, x.hash });
                    table.ForeignKey(
                        name: "fk_recoverycodes_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    stamp = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    browser = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", maxLength: 45, nullable: false, collation: "C"),
                    beganat = table.Column<long>(type: "bigint", nullable: false),
                    seenat = table.Column<long>(type: "bigint", nullable: false),
                    providersession = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    provedat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sessions_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "userclaims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    claimtype = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claimvalue = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_userclaims", x => x.id);
                    table.ForeignKey(
                        name: "fk_userclaims_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "userlogins",
                columns: table => new
                {
                    loginprovider = table.Column<string>(type: "text", maxLength: 128, nullable: false, collation: "C"),
                    providerkey = table.Column<string>(type: "text", maxLength: 128, nullable: false, collation: "C"),
                    providerdisplayname = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    userid = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_userlogins", x => new { x.loginprovider, x.providerkey });
                    table.ForeignKey(
                        name: "fk_userlogins_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "userpasskeys",
                columns: table => new
                {
                    credentialid = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_userpasskeys", x => x.credentialid);
                    table.ForeignKey(
                        name: "fk_userpasskeys_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "usertokens",
                columns: table => new
                {
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    loginprovider = table.Column<string>(type: "text", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", maxLength: 128, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usertokens", x => new { x.userid, x.loginprovider, x.name });
                    table.ForeignKey(
                        name: "fk_usertokens_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "budgets",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    categoryid = table.Column<Guid>(type: "uuid", nullable: true),
                    cycle = table.Column<int>(type: "integer", nullable: false),
                    startson = table.Column<DateOnly>(type: "date", nullable: false),
                    endson = table.Column<DateOnly>(type: "date", nullable: true),
                    amounts = table.Column<string>(type: "text", maxLength: 4800, nullable: false, collation: "C"),
                    rollsleft = table.Column<bool>(type: "boolean", nullable: false),
                    rollsover = table.Column<bool>(type: "boolean", nullable: false),
                    pauses = table.Column<string>(type: "text", maxLength: 1320, nullable: true, collation: "C"),
                    warnsat = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    warnsofpace = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budgets", x => new { x.ledgerid, x.id });
                    table.CheckConstraint("ck_budgets_amounts", "length(Amounts) BETWEEN 1 AND 4800");
                    table.CheckConstraint("ck_budgets_cycle", "Cycle BETWEEN 1 AND 6");
                    table.CheckConstraint("ck_budgets_days", "EndsOn IS NULL OR EndsOn >= StartsOn");
                    table.ForeignKey(
                        name: "fk_budgets_categories_ledgerid_categoryid",
                        columns: x => new { x.ledgerid, x.categoryid },
                        principalTable: "categories",
                        principalColumns: new[] { "ledgerid", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budgets_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "expenses",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    categoryid = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", maxLength: 1000, nullable: true, collation: "C"),
                    tagids = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    createdby = table.Column<Guid>(type: "uuid", nullable: false),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    deletedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expenses", x => x.seq);
                    table.UniqueConstraint("ak_expenses_id", x => x.id);
                    table.CheckConstraint("ck_expenses_amount", "Amount <> 0 AND Amount BETWEEN -1000000000000 AND 1000000000000");
                    table.CheckConstraint("ck_expenses_note", "Note IS NULL OR length(Note) BETWEEN 1 AND 1000");
                    table.CheckConstraint("ck_expenses_title", "length(Title) BETWEEN 1 AND 100");
                    table.ForeignKey(
                        name: "fk_expenses_categories_ledgerid_categoryid",
                        columns: x => new { x.ledgerid, x.categoryid },
                        principalTable: "categories",
                        principalColumns: new[] { "ledgerid", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_expenses_ledgers_ledgerid",
                        column: x => x.ledgerid,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alertchoices",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    bymail = table.Column<bool>(type: "boolean", nullable: false),
                    bypush = table.Column<bool>(type: "boolean", nullable: false),
                    digestday = table.Column<int>(type: "integer", nullable: true),
                    digestat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alertchoices", x => new { x.ledgerid, x.userid });
                    table.ForeignKey(
                        name: "fk_alertchoices_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alertreadings",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    alertid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alertreadings", x => new { x.ledgerid, x.alertid, x.userid });
                    table.ForeignKey(
                        name: "fk_alertreadings_budgetalerts_ledgerid_alertid",
                        columns: x => new { x.ledgerid, x.alertid },
                        principalTable: "budgetalerts",
                        principalColumns: new[] { "ledgerid", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_alertreadings_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "connections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    secrethash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    signingsecret = table.Column<string>(type: "text", maxLength: 2000, nullable: true, collation: "C"),
                    categoryid = table.Column<Guid>(type: "uuid", nullable: true),
                    tag = table.Column<string>(type: "text", maxLength: 40, nullable: true, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    heardat = table.Column<long>(type: "bigint", nullable: true),
                    slowedat = table.Column<long>(type: "bigint", nullable: true),
                    revokedat = table.Column<long>(type: "bigint", nullable: true),
                    refused = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connections", x => x.id);
                    table.ForeignKey(
                        name: "fk_connections_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledgerinvitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    makerid = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    isreusable = table.Column<bool>(type: "boolean", nullable: false),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    email = table.Column<string>(type: "text", maxLength: 254, nullable: true, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    expiresat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledgerinvitations", x => x.id);
                    table.CheckConstraint("ck_ledgerinvitations_role", "Role BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "fk_ledgerinvitations_memberships_ledgerid_makerid",
                        columns: x => new { x.ledgerid, x.makerid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledgervisits",
                columns: table => new
                {
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    lastseenat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledgervisits", x => new { x.ledgerid, x.userid });
                    table.ForeignKey(
                        name: "fk_ledgervisits_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outboxmessages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: true),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: true),
                    aboutid = table.Column<Guid>(type: "uuid", nullable: true),
                    targetid = table.Column<Guid>(type: "uuid", nullable: true),
                    key = table.Column<string>(type: "text", maxLength: 120, nullable: true, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    nextat = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    leaseduntil = table.Column<long>(type: "bigint", nullable: true),
                    endedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outboxmessages", x => x.id);
                    table.ForeignKey(
                        name: "fk_outboxmessages_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_outboxmessages_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "text", maxLength: 500, nullable: false, collation: "C"),
                    events = table.Column<int>(type: "integer", nullable: false),
                    secret = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    oldsecret = table.Column<string>(type: "text", maxLength: 100, nullable: true, collation: "C"),
                    oldsecretuntil = table.Column<long>(type: "bigint", nullable: true),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    disabledat = table.Column<long>(type: "bigint", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    nextat = table.Column<long>(type: "bigint", nullable: true),
                    leaseduntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhooks", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhooks_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pushbrowsers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    sessionid = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint = table.Column<string>(type: "text", maxLength: 1000, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    auth = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    showsamounts = table.Column<bool>(type: "boolean", nullable: false),
                    createdat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pushbrowsers", x => x.id);
                    table.ForeignKey(
                        name: "fk_pushbrowsers_sessions_sessionid",
                        column: x => x.sessionid,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pushbrowsers_users_userid",
                        column: x => x.userid,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inboundevents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    connectionid = table.Column<Guid>(type: "uuid", nullable: true),
                    receivedat = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    raw = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", maxLength: 40, nullable: true, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    minor = table.Column<long>(type: "bigint", nullable: true),
                    currencycode = table.Column<string>(type: "text", maxLength: 3, nullable: true, collation: "C"),
                    merchant = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    lastfour = table.Column<string>(type: "text", maxLength: 4, nullable: true, collation: "C"),
                    card = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    reference = table.Column<string>(type: "text", maxLength: 121, nullable: true, collation: "C"),
                    isdated = table.Column<bool>(type: "boolean", nullable: false),
                    expenseid = table.Column<Guid>(type: "uuid", nullable: true),
                    batchid = table.Column<Guid>(type: "uuid", nullable: true),
                    settledat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inboundevents", x => x.id);
                    table.ForeignKey(
                        name: "fk_inboundevents_connections_connectionid",
                        column: x => x.connectionid,
                        principalTable: "connections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_inboundevents_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "learnedtemplates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    userid = table.Column<Guid>(type: "uuid", nullable: false),
                    connectionid = table.Column<Guid>(type: "uuid", nullable: true),
                    json = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    learnedat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learnedtemplates", x => x.id);
                    table.ForeignKey(
                        name: "fk_learnedtemplates_connections_connectionid",
                        column: x => x.connectionid,
                        principalTable: "connections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_learnedtemplates_memberships_ledgerid_userid",
                        columns: x => new { x.ledgerid, x.userid },
                        principalTable: "memberships",
                        principalColumns: new[] { "ledgerid", "userid" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhookdeliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hookid = table.Column<Guid>(type: "uuid", nullable: false),
                    ledgerid = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    triedat = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: true),
                    answer = table.Column<string>(type: "text", maxLength: 2000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhookdeliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhookdeliveries_webhooks_hookid",
                        column: x => x.hookid,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alertchoices_digestat",
                table: "alertchoices",
                column: "digestat");

            migrationBuilder.CreateIndex(
                name: "ix_alertreadings_ledgerid_userid",
                table: "alertreadings",
                columns: new[] { "ledgerid", "userid" });

            migrationBuilder.CreateIndex(
                name: "ix_apitokens_hash",
                table: "apitokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_apitokens_userid",
                table: "apitokens",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_budgetalerts_ledgerid_budgetid_first_threshold",
                table: "budgetalerts",
                columns: new[] { "ledgerid", "budgetid", "first", "threshold" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_budgets_ledgerid_categoryid",
                table: "budgets",
                columns: new[] { "ledgerid", "categoryid" });

            migrationBuilder.CreateIndex(
                name: "ix_categories_ledgerid_parentid",
                table: "categories",
                columns: new[] { "ledgerid", "parentid" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_demo",
                table: "changes",
                columns: new[] { "ledgerid", "intent", "sequence" },
                filter: "IsHead AND Source = 3");

            migrationBuilder.CreateIndex(
                name: "ix_changes_heads",
                table: "changes",
                columns: new[] { "ledgerid", "sequence", "userid" },
                filter: "IsHead");

            migrationBuilder.CreateIndex(
                name: "ix_changes_ledgerid_batchid",
                table: "changes",
                columns: new[] { "ledgerid", "batchid" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_ledgerid_entityid_sequence",
                table: "changes",
                columns: new[] { "ledgerid", "entityid", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_ledgerid_sequence",
                table: "changes",
                columns: new[] { "ledgerid", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_origins",
                table: "changes",
                columns: new[] { "ledgerid", "originid" },
                filter: "IsHead AND OriginId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_connections_ledgerid_userid",
                table: "connections",
                columns: new[] { "ledgerid", "userid" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_ledgerid_expenseid",
                table: "evidence",
                columns: new[] { "ledgerid", "expenseid" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_ledgerid_merchantkey_at",
                table: "evidence",
                columns: new[] { "ledgerid", "merchantkey", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_ledgerid_minor_at",
                table: "evidence",
                columns: new[] { "ledgerid", "minor", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_ledgerid_refkind_ref",
                table: "evidence",
                columns: new[] { "ledgerid", "refkind", "ref" },
                unique: true,
                filter: "Ref IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_ledgerid_refundof",
                table: "evidence",
                columns: new[] { "ledgerid", "refundof" },
                filter: "RefundOf IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_expenses_ledgerid_amount_seq",
                table: "expenses",
                columns: new[] { "ledgerid", "amount", "seq" },
                filter: "DeletedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_expenses_ledgerid_categoryid_date_seq",
                table: "expenses",
                columns: new[] { "ledgerid", "categoryid", "date", "seq", "amount", "deletedat" },
                filter: "DeletedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_expenses_ledgerid_date_seq",
                table: "expenses",
                columns: new[] { "ledgerid", "date", "seq" },
                filter: "DeletedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_expenses_ledgerid_deletedat",
                table: "expenses",
                columns: new[] { "ledgerid", "deletedat" },
                filter: "DeletedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_formerpeople_ledgerid",
                table: "formerpeople",
                column: "ledgerid");

            migrationBuilder.CreateIndex(
                name: "ix_inboundevents_connectionid_at",
                table: "inboundevents",
                columns: new[] { "connectionid", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_inboundevents_ledgerid_hash",
                table: "inboundevents",
                columns: new[] { "ledgerid", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_inboundevents_ledgerid_reference",
                table: "inboundevents",
                columns: new[] { "ledgerid", "reference" },
                filter: "Reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_inboundevents_ledgerid_userid_outcome_receivedat",
                table: "inboundevents",
                columns: new[] { "ledgerid", "userid", "outcome", "receivedat" });

            migrationBuilder.CreateIndex(
                name: "ix_inboundevents_stored",
                table: "inboundevents",
                column: "receivedat",
                filter: "Outcome = 0");

            migrationBuilder.CreateIndex(
                name: "ix_learnedtemplates_connectionid",
                table: "learnedtemplates",
                column: "connectionid");

            migrationBuilder.CreateIndex(
                name: "ix_learnedtemplates_ledgerid_userid_connectionid",
                table: "learnedtemplates",
                columns: new[] { "ledgerid", "userid", "connectionid" });

            migrationBuilder.CreateIndex(
                name: "ix_ledgerinvitations_hash",
                table: "ledgerinvitations",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledgerinvitations_ledgerid_makerid",
                table: "ledgerinvitations",
                columns: new[] { "ledgerid", "makerid" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_userid",
                table: "memberships",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_onetimelinks_hash",
                table: "onetimelinks",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_onetimelinks_makerid",
                table: "onetimelinks",
                column: "makerid");

            migrationBuilder.CreateIndex(
                name: "ix_onetimelinks_userid_purpose",
                table: "onetimelinks",
                columns: new[] { "userid", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_outboxmessages_key",
                table: "outboxmessages",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outboxmessages_ledgerid_userid",
                table: "outboxmessages",
                columns: new[] { "ledgerid", "userid" });

            migrationBuilder.CreateIndex(
                name: "ix_outboxmessages_userid",
                table: "outboxmessages",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_outboxmessages_waiting",
                table: "outboxmessages",
                column: "nextat",
                filter: "State = 0");

            migrationBuilder.CreateIndex(
                name: "ix_pushbrowsers_endpoint",
                table: "pushbrowsers",
                column: "endpoint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pushbrowsers_sessionid",
                table: "pushbrowsers",
                column: "sessionid");

            migrationBuilder.CreateIndex(
                name: "ix_pushbrowsers_userid",
                table: "pushbrowsers",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_securityevents_at",
                table: "securityevents",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_securityevents_userid_sequence",
                table: "securityevents",
                columns: new[] { "userid", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_seenat",
                table: "sessions",
                column: "seenat");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_userid",
                table: "sessions",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_tags_ledgerid_namekey",
                table: "tags",
                columns: new[] { "ledgerid", "namekey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_userclaims_userid",
                table: "userclaims",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_userlogins_userid",
                table: "userlogins",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_userpasskeys_userid",
                table: "userpasskeys",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "emailindex",
                table: "users",
                column: "normalizedemail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "usernameindex",
                table: "users",
                column: "normalizedusername",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhookdeliveries_waiting",
                table: "webhookdeliveries",
                columns: new[] { "hookid", "id" },
                filter: "State = 0");

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_ledgerid_userid",
                table: "webhooks",
                columns: new[] { "ledgerid", "userid" });

            PostgresSchema.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alertchoices");

            migrationBuilder.DropTable(
                name: "alertreadings");

            migrationBuilder.DropTable(
                name: "alltimetotals");

            migrationBuilder.DropTable(
                name: "apitokens");

            migrationBuilder.DropTable(
                name: "batchlinks");

            migrationBuilder.DropTable(
                name: "budgets");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "dailytotals");

            migrationBuilder.DropTable(
                name: "doctorruns");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "expenses");

            migrationBuilder.DropTable(
                name: "expensetags");

            migrationBuilder.DropTable(
                name: "formerpeople");

            migrationBuilder.DropTable(
                name: "inboundevents");

            migrationBuilder.DropTable(
                name: "learnedtemplates");

            migrationBuilder.DropTable(
                name: "ledgerinvitations");

            migrationBuilder.DropTable(
                name: "ledgervisits");

            migrationBuilder.DropTable(
                name: "onetimelinks");

            migrationBuilder.DropTable(
                name: "outboxmessages");

            migrationBuilder.DropTable(
                name: "pushbrowsers");

            migrationBuilder.DropTable(
                name: "quiethours");

            migrationBuilder.DropTable(
                name: "recoverycodes");

            migrationBuilder.DropTable(
                name: "securityevents");

            migrationBuilder.DropTable(
                name: "tags");

            migrationBuilder.DropTable(
                name: "userclaims");

            migrationBuilder.DropTable(
                name: "userlogins");

            migrationBuilder.DropTable(
                name: "userpasskeys");

            migrationBuilder.DropTable(
                name: "usertokens");

            migrationBuilder.DropTable(
                name: "vapidkeys");

            migrationBuilder.DropTable(
                name: "webhookdeliveries");

            migrationBuilder.DropTable(
                name: "budgetalerts");

            migrationBuilder.DropTable(
                name: "categories");

            migrationBuilder.DropTable(
                name: "connections");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "ledgers");

            migrationBuilder.DropTable(
                name: "users");
        }
    }
}
