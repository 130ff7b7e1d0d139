"""Demo companies: two, with people, sites and shifts around now, made through the CLI and the public HTTP API.

seed   creates what is missing and writes the file that people and tests read
show   prints the logins and a curl line that checks in somebody who is not in yet
"""

import argparse
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ATTENDANCE = "/attendancemanagement-api/v1"
ROSTER = "/shiftmanagement-api/v1"

COMPANIES = [
    {
        "codename": "babil",
        "name": "Babil Facility Services",
        "timeZone": "Asia/Karachi",
        "admin": "Sana Qureshi",
        "hr": "Imran Siddiqui",
        "managers": ["Ayesha Malik", "Usman Tariq"],
        "employees": [
            "Bilal Ahmed", "Hina Raza", "Kamran Shah", "Nadia Iqbal", "Omar Farooq", "Rabia Khan",
            "Saad Mirza", "Tahira Aslam", "Waleed Hassan", "Zainab Ali", "Faisal Butt", "Mehreen Anwar",
        ],
        "departments": ["Security", "Housekeeping"],
        "sites": [
            {"name": "Clifton Tower", "clientName": "Seaview Estates", "address": "Block 5, Clifton, Karachi",
             "latitude": 24.8138, "longitude": 67.0299, "geofenceRadiusMeters": 200},
            {"name": "Korangi Depot", "clientName": "Indus Logistics", "address": "Sector 16, Korangi, Karachi",
             "latitude": 24.8335, "longitude": 67.1348, "geofenceRadiusMeters": 300},
        ],
    },
    {
        "codename": "umbra",
        "name": "Umbra Retail",
        "timeZone": "America/New_York",
        "admin": "Grace Whitfield",
        "hr": "Daniel Okafor",
        "managers": ["Maria Alvarez", "Peter Novak"],
        "employees": [
            "Alice Chen", "Ben Carter", "Chloe Dubois", "David Kim", "Elena Rossi", "Frank Osei",
            "Gina Lopez", "Henry Walsh", "Ivy Patel", "Jack Brennan", "Kira Jensen", "Liam Duffy",
        ],
        "departments": ["Store", "Warehouse"],
        "sites": [
            {"name": "Union Square", "clientName": "Umbra Retail", "address": "14 E 17th St, New York",
             "latitude": 40.7371, "longitude": -73.9903, "geofenceRadiusMeters": 150},
            {"name": "Long Island City", "clientName": "Umbra Retail", "address": "47-01 Van Dam St, New York",
             "latitude": 40.7419, "longitude": -73.9360, "geofenceRadiusMeters": 250},
        ],
    },
]

GRACE = timedelta(minutes=15)


class Refused(Exception):
    pass


class Api:
    """The public HTTP surface, as one person of one company."""

    def __init__(self, gateway, codename):
        self.gateway = gateway
        self.codename = codename
        self.token = None

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.gateway + path, method=method)
        request.add_header("mbx-company-codename", self.codename)
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, data, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise Refused(f"{method} {path}: {error.code} {error.read().decode(errors='replace')}") from None

    def login(self, email, password):
        answer = self.call("POST", "/auth-api/v1/login", {"email": email, "password": password})
        self.token = answer["accessToken"]
        return answer

    def rows(self, path, name, query=""):
        found, page = [], 1
        while True:
            answer = self.call("GET", f"{path}?pageRowCount=500&pageNumber={page}{query}")
            found += answer[name]
            if page >= answer["paging"]["pageCount"]:
                return found
            page += 1


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def email_of(name, codename):
    return name.lower().replace(" ", ".") + f"@{codename}.example.com"


class Company:
    def __init__(self, plan, options):
        self.plan = plan
        self.options = options
        self.codename = plan["codename"]
        self.zone = ZoneInfo(plan["timeZone"])
        self.api = Api(options.gateway, self.codename)
        self.now = datetime.now(timezone.utc)

    def cli(self, *words):
        done = subprocess.run([self.options.cli, *words, "--json"], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Refused(f"rollcall {' '.join(words[:2])}: {done.stderr.strip()}")
        return json.loads(done.stdout)

    def enter(self):
        login = self.api.login(email_of(self.plan["admin"], self.codename), self.options.password)
        self.id = login["user"]["companyId"]

    def create(self):
        plan = self.plan
        if not any(known["codename"] == self.codename for known in company_list(self.cli("company", "list"))):
            self.cli(
                "company", "create", "--demo", "--codename", self.codename, "--name", plan["name"],
                "--time-zone", plan["timeZone"], "--admin-email", email_of(plan["admin"], self.codename),
                "--admin-password", self.options.password,
            )
        self.enter()
        self.departments = [self.find_or_create("departments", "department", {"name": n}) for n in plan["departments"]]
        self.sites = [self.find_or_create("sites", "site", site) for site in plan["sites"]]
        self.create_people()

    def find_or_create(self, plural, singular, body):
        for known in self.api.rows(f"{ROSTER}/{plural}", plural):
            if known["name"] == body["name"]:
                return known
        return self.api.call("POST", f"{ROSTER}/{plural}", body)[singular]

    def people(self):
        return sorted(self.api.call("GET", "/api/v1/users"), key=lambda user: user["employee_code"])

    def create_people(self):
        plan = self.plan
        known = {user["email"]: user for user in self.people()}
        self.ensure_person(known, plan["hr"], "hr_operations")
        managers = [
            self.ensure_person(known, name, "manager", department_id=self.departments[index]["id"])
            for index, name in enumerate(plan["managers"])
        ]
        for index, name in enumerate(plan["employees"]):
            self.ensure_person(
                known, name, "employee",
                manager_id=managers[index % 2]["id"], department_id=self.departments[index % 2]["id"],
            )

    def ensure_person(self, known, name, role, **fields):
        email = email_of(name, self.codename)
        if email in known:
            return known[email]
        body = {"email": email, "full_name": name, "role": role, "password": self.options.password, **fields}
        return self.api.call("POST", "/api/v1/users", body)["user"]

    def ensure_api_key(self, known):
        """The key of the file that is there, as long as it is good: nobody can tell a key again."""
        keys = self.api.call("GET", "/api/v1/api-keys")
        if known and any(known.startswith(key["prefix"] + "_") for key in keys):
            self.api_key = known
            return
        made = self.cli(
            "api-key", "create", "--company", self.codename, "--name", "Demo",
            "--scope", "attendance:read", "--scope", "punch:write",
        )
        self.api_key = made["key"]

    # Shifts. A roster is read once, and kept up to date with what is added to it.

    def read_roster(self):
        since = (self.now.astimezone(self.zone) - timedelta(days=2)).date()
        shifts = self.api.rows(f"{ROSTER}/shifts", "shifts", f"&dateFrom={since}")
        self.shifts = {shift["id"]: dict(shift, userIds=[]) for shift in shifts if shift["status"] != "cancelled"}
        for assignment in self.api.rows(f"{ROSTER}/shift-assignments", "shiftAssignments"):
            if assignment["shiftId"] in self.shifts:
                self.shifts[assignment["shiftId"]]["userIds"].append(assignment["userId"])
        self.employees = [user for user in self.people() if user["role"] == "employee"]

    def is_free(self, user_id, starts_at, ends_at):
        return not any(
            user_id in shift["userIds"] and moment(shift["startsAt"]) < ends_at and starts_at < moment(shift["endsAt"])
            for shift in self.shifts.values()
        )

    def add_shift(self, starts_at, length, people, site):
        local = starts_at.astimezone(self.zone).replace(second=0, microsecond=0)
        ends = (local.astimezone(timezone.utc) + length).astimezone(self.zone)
        shift = self.api.call("POST", f"{ROSTER}/shifts", {
            "shiftDate": local.strftime("%Y-%m-%d"),
            "startTime": local.strftime("%H:%M"),
            "endTime": ends.strftime("%H:%M"),
            "siteId": site["id"],
            "location": site["name"],
        })["shift"]
        self.shifts[shift["id"]] = dict(shift, userIds=[])
        free = [
            user["id"] for user in self.employees
            if self.is_free(user["id"], moment(shift["startsAt"]), moment(shift["endsAt"]))
        ]
        for user_id in free[:people]:
            self.assign(shift["id"], user_id)

    def assign(self, shift_id, user_id):
        self.api.call("POST", f"{ROSTER}/shift-assignments", {"shiftId": shift_id, "userId": user_id})
        self.shifts[shift_id]["userIds"].append(user_id)

    def running(self):
        return [
            shift for shift in self.shifts.values()
            if moment(shift["startsAt"]) + GRACE < self.now < moment(shift["endsAt"]) - timedelta(minutes=30)
        ]

    def top_up(self):
        self.read_roster()
        first, second = self.sites
        times = [(moment(shift["startsAt"]), moment(shift["endsAt"]), shift) for shift in self.shifts.values()]
        if not any(ends < self.now for _, ends, _ in times):
            self.add_shift(self.now - timedelta(hours=26), timedelta(hours=8), 6, first)
        if not self.running():
            self.add_shift(self.now - timedelta(minutes=45), timedelta(hours=8), 4, first)
        if not any(self.now < starts < self.now + timedelta(hours=2) for starts, _, _ in times):
            self.add_shift(self.now + timedelta(minutes=20), timedelta(hours=8), 3, second)
        if not any(shift["endTime"] <= shift["startTime"] and self.now < starts for starts, _, shift in times):
            tonight = self.now.astimezone(self.zone).replace(hour=22, minute=0)
            if tonight - self.now < timedelta(hours=9):
                tonight += timedelta(days=1)
            self.add_shift(tonight, timedelta(hours=8), 3, second)

    def not_in_yet(self):
        """Somebody who may check in now, late, and the shift. Found, or else put on the roster."""
        records = self.api.rows(f"{ATTENDANCE}/attendance-records", "attendanceRecords")
        seen = {(record["userId"], record["shiftId"]) for record in records if record["checkInTime"]}
        busy = {record["userId"] for record in records if record["checkInTime"] and not record["checkOutTime"]}
        for shift in self.running():
            for user_id in shift["userIds"]:
                if user_id not in busy and (user_id, shift["id"]) not in seen:
                    return user_id, shift
        shift = self.running()[0]
        for user in self.employees:
            if user["id"] not in busy and self.is_free(user["id"], moment(shift["startsAt"]), moment(shift["endsAt"])):
                self.assign(shift["id"], user["id"])
                return user["id"], shift
        manager = next(user for user in self.people() if user["role"] == "manager")
        name = f"Stand In {len(self.employees) - 11}"
        stand_in = self.ensure_person({}, name, "employee", manager_id=manager["id"])
        self.assign(shift["id"], stand_in["id"])
        return stand_in["id"], shift

    def as_json(self):
        return {
            "id": self.id,
            "codename": self.codename,
            "name": self.plan["name"],
            "timeZone": self.plan["timeZone"],
            "apiKey": self.api_key,
            "users": [
                {
                    "id": user["id"],
                    "email": user["email"],
                    "password": self.options.password,
                    "role": user["role"],
                    "employeeCode": user["employee_code"],
                    "fullname": user["full_name"],
                    "managerId": user["manager_id"],
                    "departmentId": user["department_id"],
                }
                for user in self.people()
            ],
            "departments": [{"id": row["id"], "name": row["name"]} for row in self.departments],
            "sites": [{"id": row["id"], "name": row["name"]} for row in self.sites],
            "shifts": [
                {key: shift[key] for key in ("id", "shiftDate", "startTime", "endTime", "startsAt", "endsAt", "userIds")}
                for shift in self.shifts.values()
            ],
        }


def company_list(printed):
    return printed["companies"] if isinstance(printed, dict) else printed


def known_keys(options):
    try:
        with open(options.file, encoding="utf-8") as file:
            return {company["codename"]: company["apiKey"] for company in json.load(file)["companies"]}
    except (OSError, ValueError, KeyError):
        return {}


def seed(options):
    keys = known_keys(options)
    companies = []
    for plan in COMPANIES:
        company = Company(plan, options)
        company.create()
        company.ensure_api_key(keys.get(company.codename))
        company.top_up()
        company.not_in_yet()
        companies.append(company.as_json())
    partial = options.file + ".new"
    with open(partial, "w", encoding="utf-8") as file:
        json.dump({"gateway": options.gateway, "companies": companies}, file, indent=1)
    os.replace(partial, options.file)


def curl(gateway, company, user, method, path, body=None):
    """One line for a terminal that logs in by itself: a printed token would be worthless in a quarter of an hour."""
    tenant = f"-H 'mbx-company-codename: {company['codename']}'"
    json_type = "-H 'Content-Type: application/json'"
    login = json.dumps({"email": user["email"], "password": user["password"]})
    token = (
        f"$(curl -sS {gateway}/auth-api/v1/login {tenant} {json_type} -d '{login}'"
        r""" | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')"""
    )
    line = f"curl -sS -X {method} {gateway}{path} {tenant} -H \"Authorization: Bearer {token}\""
    if body is not None:
        line += f" {json_type} -d '{json.dumps(body)}'"
    return line


def show(options):
    with open(options.file, encoding="utf-8") as file:
        demo = json.load(file)
    print(f"\nDemo logins, all with the password {options.password}:")
    for company in demo["companies"]:
        for role in ("admin", "hr_operations", "manager", "employee"):
            for user in [user for user in company["users"] if user["role"] == role][:2]:
                print(f"  {company['codename']:8} {role:14} {user['email']}")
    print(f"  everybody else: {options.file}")

    company = demo["companies"][0]
    live = Company(COMPANIES[0], options)
    live.enter()
    live.read_roster()
    user_id, shift = live.not_in_yet()
    user = next(user for user in company["users"] if user["id"] == user_id)
    boss = next(known for known in company["users"] if known["id"] == user["managerId"])
    print(f"\nCheck {user['fullname']} in (late, so that {boss['fullname']}, the manager, is told):\n")
    print(curl(options.gateway, company, user, "POST", f"{ATTENDANCE}/check-in", {"shiftId": shift["id"]}))
    print(f"\nThe inbox of {boss['fullname']}:\n")
    print(curl(options.gateway, company, boss, "GET", "/notification-api/v1/notifications"))
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["seed", "show"])
    parser.add_argument("--gateway", required=True)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--file", required=True)
    options = parser.parse_args()
    options.password = os.environ["ROLLCALL_DEMO_PASSWORD"]
    try:
        {"seed": seed, "show": show}[options.action](options)
    except (Refused, OSError) as error:
        sys.exit(f"demo data: {error}")


if __name__ == "__main__":
    main()
